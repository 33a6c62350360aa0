import {createApp} from 'vue';
import Complaint from './Complaint.vue';

createApp(Complaint).mount('main');
